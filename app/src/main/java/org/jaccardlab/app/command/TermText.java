package org.jaccardlab.app.command;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.objective.Term;
import org.jaccardlab.parameter.Parameters;
import org.jspecify.annotations.Nullable;

/** A term of an objective as it is typed: {@code 0.75*jml1(smooth=1)[temperature=2]}. */
final class TermText {

    static final String HELP = "a term of a weighted sum, in place of --loss; repeat for each. WEIGHT*LOSS(NAME=VALUE,...), then in square "
            + "brackets what differs from the other terms: temperature=T, plain (the label neither smoothed nor mixed), "
            + "auxiliary (the prediction of --auxiliary). Example: --term \"0.25*cross-entropy\" --term \"0.75*jml1(smooth=1)\"";

    private static final Pattern TERM = Pattern.compile(
            "\\s*(?:(?<weight>[^*\\s]+)\\s*\\*\\s*)?(?<loss>[A-Za-z0-9-]+)\\s*(?:\\((?<parameters>[^)]*)\\))?\\s*(?:\\[(?<rest>[^\\]]*)\\])?\\s*");

    /** A comma within a value is none between two of them. */
    private static final Pattern BETWEEN_PARAMETERS = Pattern.compile(",(?=\\s*[A-Za-z_]+\\s*=)");

    private TermText() {
    }

    /**
     * @param like the term whose target, temperature, activation and reduction it takes over
     * @param auxiliary the prediction that is meant by "auxiliary"; null if none was named
     * @throws IllegalArgumentException in one sentence, if it cannot be understood
     */
    static Term term(String text, Term like, @Nullable String auxiliary) {
        Matcher parts = TERM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("--term \"" + text
                    + "\" cannot be understood: write WEIGHT*LOSS(NAME=VALUE), such as 0.75*jml1(smooth=1)");
        }
        Term term = like.withWeight(weight(parts.group("weight"), text))
                .withLoss(loss(parts.group("loss"), parts.group("parameters"), text));
        String rest = parts.group("rest");
        for (String word : rest == null ? new String[0] : rest.split(",")) {
            term = changed(term, word.strip(), auxiliary, text);
        }
        return term;
    }

    private static double weight(@Nullable String weight, String text) {
        try {
            return weight == null ? 1 : Double.parseDouble(weight);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "--term \"" + text + "\" has the weight \"" + weight + "\": write a number such as 0.25", e);
        }
    }

    private static Loss loss(String id, @Nullable String parameters, String text) {
        Loss loss = Loss.withId(id);
        for (String each : parameters == null || parameters.isBlank()
                ? new String[0]
                : BETWEEN_PARAMETERS.split(parameters)) {
            String[] pair = pair(each, text);
            loss = (Loss) Parameters.withText(loss.asRecord(), pair[0], pair[1]);
        }
        return loss;
    }

    private static Term changed(Term term, String word, @Nullable String auxiliary, String text) {
        if (word.equals("plain")) {
            return term.withTarget(term.target().unsmoothed());
        }
        if (word.equals("auxiliary")) {
            if (auxiliary == null) {
                throw new IllegalArgumentException("--term \"" + text
                        + "\" sees an auxiliary prediction: say which one it is with --auxiliary NAME");
            }
            return term.ofAuxiliary(auxiliary);
        }
        if (word.startsWith("temperature")) {
            return Parameters.withText(term, "temperature", pair(word, text)[1]);
        }
        throw new IllegalArgumentException("--term \"" + text + "\" says \"" + word
                + "\" in its brackets: choose among temperature=T, plain and auxiliary");
    }

    private static String[] pair(String text, String term) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException("--term \"" + term + "\" sets \"" + text.strip()
                    + "\" to nothing: write NAME=VALUE");
        }
        return new String[]{text.substring(0, equals).strip(), text.substring(equals + 1).strip()};
    }
}
