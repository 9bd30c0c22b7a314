package org.jaccardlab.app.command;

import java.util.List;
import java.util.function.Supplier;
import org.jaccardlab.app.report.Json;
import org.jaccardlab.io.CsvWriter;
import picocli.CommandLine.Option;

/** What a report is printed as. */
final class TextOptions {

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Option(names = "--csv", description = "print the table as CSV")
    private boolean csv;

    /** @throws IllegalArgumentException if two forms were asked for */
    void check() {
        if (json && csv) {
            throw new IllegalArgumentException("--json and --csv are two forms of one report: choose one");
        }
    }

    /** Whether it is for people, in neither of the forms for programs. */
    boolean forPeople() {
        return !json && !csv;
    }

    /** The report in the form that was asked for, ending in its last line's break. */
    String text(Object report, List<List<String>> table, Supplier<String> people) {
        return json ? Json.text(report) + System.lineSeparator() : csv ? CsvWriter.text(table) : people.get();
    }
}
