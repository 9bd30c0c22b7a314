package org.jaccardlab.app.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jaccardlab.app.workbench.Appearance;
import org.jaccardlab.app.workbench.PaneSettings;
import org.jaccardlab.app.workbench.Snapshot;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.picture.Pixel;
import org.jaccardlab.sample.Batch;

/**
 * What is on screen during a step.
 *
 * @param sample one of the lesson's scenes, or else the folder of a shipped sample
 * @param member which image of it, from 0
 * @param options the settings, as on the command line
 * @param against those of B; empty if nothing is compared
 * @param panes as behind {@code --panes}
 * @param columns how many panes stand side by side; 0 for as many as is usual
 * @param probe the pixel that is read
 * @param zoom screen pixels of an image pixel around the probe; empty for the whole image
 * @param plot the page that is open below the panes
 * @param fits whether colour limits are fitted anew
 */
public record Stage(String sample, int member, String options, Optional<String> against, String panes, int columns,
        Optional<Pixel> probe, OptionalDouble zoom, Optional<String> plot, boolean fits) {

    /** Before a lesson has said anything. */
    static final Stage EMPTY = new Stage("", 0, "", Optional.empty(), "image,share", 0, Optional.empty(),
            OptionalDouble.empty(), Optional.empty(), false);

    /**
     * All that the model remembers of it.
     *
     * @param look what a person has chosen about colours
     * @throws IllegalArgumentException in one sentence, if it does not fit the batch
     */
    public Snapshot snapshot(Batch batch, OptionReader reader, Appearance look) {
        Settings settings = reader.settings(options, batch);
        Optional<Settings> other = against.map(words -> reader.settings(words, batch));
        List<PaneSettings> all = new ArrayList<>(reader.panes(panes, batch, settings, other));
        int shown = all.size();
        all.addAll(Snapshot.startingWith(batch).panes().subList(Math.min(shown, Snapshot.PANES), Snapshot.PANES));
        return new Snapshot(settings, other, all, shown, look.withColumns(columns).withHidden(Set.of()));
    }

    /** Another sample, of which the first image is shown, whole, and no pixel is read. */
    Stage of(String other) {
        return new Stage(other, 0, options, against, panes, columns, Optional.empty(), OptionalDouble.empty(), plot,
                fits);
    }

    Stage withMember(int other) {
        return new Stage(sample, other, options, against, panes, columns, probe, zoom, plot, fits);
    }

    Stage withOptions(String other) {
        return new Stage(sample, member, other, against, panes, columns, probe, zoom, plot, fits);
    }

    Stage withAgainst(Optional<String> other) {
        return new Stage(sample, member, options, other, panes, columns, probe, zoom, plot, fits);
    }

    Stage withPanes(String other) {
        return new Stage(sample, member, options, against, other, columns, probe, zoom, plot, fits);
    }

    Stage withColumns(int other) {
        return new Stage(sample, member, options, against, panes, other, probe, zoom, plot, fits);
    }

    Stage withProbe(Optional<Pixel> other) {
        return new Stage(sample, member, options, against, panes, columns, other, zoom, plot, fits);
    }

    Stage withZoom(OptionalDouble other) {
        return new Stage(sample, member, options, against, panes, columns, probe, other, plot, fits);
    }

    Stage withPlot(Optional<String> other) {
        return new Stage(sample, member, options, against, panes, columns, probe, zoom, other, fits);
    }

    Stage fitted(boolean other) {
        return new Stage(sample, member, options, against, panes, columns, probe, zoom, plot, other);
    }
}
