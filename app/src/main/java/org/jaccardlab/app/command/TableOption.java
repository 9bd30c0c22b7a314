package org.jaccardlab.app.command;

import org.jaccardlab.app.export.Form;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which table a CSV file holds. */
final class TableOption {

    /** The tables there are. */
    enum Table {
        CLASSES, METRICS
    }

    @Option(names = "--table", paramLabel = "TABLE", description = "what a .csv holds: ${COMPLETION-CANDIDATES} (classes)")
    private @Nullable Table table;

    /** The form that is meant where a file's ending leaves it open. */
    Form instead(Form byEnding) {
        if (table == null) {
            return byEnding;
        }
        if (byEnding != Form.CLASSES) {
            throw new IllegalArgumentException("--table is for a .csv: a ." + byEnding.ending() + " needs none");
        }
        return table == Table.METRICS ? Form.METRICS : Form.CLASSES;
    }
}
