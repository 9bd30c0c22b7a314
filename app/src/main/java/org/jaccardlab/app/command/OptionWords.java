package org.jaccardlab.app.command;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jaccardlab.app.lesson.OptionReader;
import org.jaccardlab.app.workbench.PaneSettings;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.sample.Batch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/** What lessons set, read by the same options as commands. */
public final class OptionWords implements OptionReader {

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    /** The options without a command around them. */
    @Command
    private static final class Options {

        @Mixin
        private SettingsOptions settings = new SettingsOptions();

        @Mixin
        private PaneOptions panes = new PaneOptions();
    }

    @Override
    public Settings settings(String options, Batch batch) {
        return parsed(WORD.matcher(options).results().map(OptionWords::word).toArray(String[]::new)).settings.on(batch);
    }

    @Override
    public List<PaneSettings> panes(String panes, Batch batch, Settings settings, Optional<Settings> other) {
        return parsed("--panes", panes).panes.on(batch, settings, other);
    }

    private static String word(MatchResult found) {
        return found.group(1) == null ? found.group(2) : found.group(1);
    }

    private static Options parsed(String... words) {
        Options options = new Options();
        CommandLine line = new CommandLine(options);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExpandAtFiles(false);
        try {
            line.parseArgs(words);
        } catch (ParameterException refused) {
            throw new IllegalArgumentException(refused.getMessage(), refused);
        }
        return options;
    }
}
