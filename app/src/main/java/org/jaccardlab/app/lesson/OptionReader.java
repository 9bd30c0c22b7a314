package org.jaccardlab.app.lesson;

import java.util.List;
import java.util.Optional;
import org.jaccardlab.app.workbench.PaneSettings;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.sample.Batch;

/** Reads what lessons set, in the words of the command line. */
public interface OptionReader {

    /**
     * @param options as behind {@code jaccardlab evaluate}, with quotation marks around words that hold blanks
     * @throws IllegalArgumentException in one sentence, if they cannot be understood or do not fit the batch
     */
    Settings settings(String options, Batch batch);

    /**
     * @param panes as behind {@code --panes}
     * @throws IllegalArgumentException in one sentence, likewise
     */
    List<PaneSettings> panes(String panes, Batch batch, Settings settings, Optional<Settings> other);
}
