package org.jaccardlab.app.journal;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** Puts what is logged into the journal, and hands on what another logger writes. */
final class JournalLogger extends LegacyAbstractLogger {

    private static final long serialVersionUID = 1;
    /** What other people's code tells in passing matters to nobody. */
    private static final String OWN = "org.jaccardlab.";

    private final transient Logger written;
    private final transient Journal journal;

    JournalLogger(String name, Logger written, Journal journal) {
        this.name = name;
        this.written = written;
        this.journal = journal;
    }

    @Override
    public boolean isTraceEnabled() {
        return written.isTraceEnabled();
    }

    @Override
    public boolean isDebugEnabled() {
        return written.isDebugEnabled();
    }

    @Override
    public boolean isInfoEnabled() {
        return name.startsWith(OWN) || written.isInfoEnabled();
    }

    @Override
    public boolean isWarnEnabled() {
        return name.startsWith(OWN) || written.isWarnEnabled();
    }

    @Override
    public boolean isErrorEnabled() {
        return true;
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(Level level, @Nullable Marker marker, String message,
            Object @Nullable [] arguments, @Nullable Throwable problem) {
        String sentence = String.valueOf(MessageFormatter.basicArrayFormat(message, arguments));
        if (written.isEnabledForLevel(level)) {
            written.atLevel(level).setCause(problem).log(sentence);
        }
        if (level.toInt() >= Level.INFO.toInt()) {
            String said = problem == null || problem.getMessage() == null
                    ? sentence
                    : sentence + ": " + problem.getMessage();
            journal.add(Entry.now(switch (level) {
                case ERROR -> Entry.Level.PROBLEM;
                case WARN -> Entry.Level.WARNING;
                default -> Entry.Level.NOTE;
            }, name.substring(name.lastIndexOf('.') + 1), capital(said),
                    problem == null ? "" : Journal.details(problem)));
        }
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
