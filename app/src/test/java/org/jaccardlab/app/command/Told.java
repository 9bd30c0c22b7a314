package org.jaccardlab.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** What a command told on its two streams, and its exit code. */
record Told(int code, String out, String err) {

    static final Path SAMPLES = Path.of(System.getProperty("jaccardlab.samples"));

    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static Told by(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = CommandLineTool.run(new PrintWriter(out), new PrintWriter(err), args);
        return new Told(code, out.toString(), err.toString());
    }

    static String sample(String name) {
        return SAMPLES.resolve(name).toString();
    }

    /** One JSON document on standard output, nothing on the other stream. */
    JsonNode json() throws JsonProcessingException {
        assertThat(err).isEmpty();
        assertThat(code).isZero();
        return JSON.readTree(out);
    }

    /** Success without a word. */
    void silent() {
        assertThat(out + err).isEmpty();
        assertThat(code).isZero();
    }

    /** A failure that says one line, these words in it, and prints nothing where results go. */
    void refused(String... words) {
        assertThat(code).isNotZero();
        assertThat(out).isEmpty();
        assertThat(err).contains(words);
        assertThat(err.lines()).hasSize(1);
    }
}
