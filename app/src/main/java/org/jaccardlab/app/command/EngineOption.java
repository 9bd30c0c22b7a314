package org.jaccardlab.app.command;

import org.jaccardlab.engine.EngineKind;
import org.jaccardlab.evaluation.Engine;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which engine answers. */
final class EngineOption {

    @Option(names = "--engine", paramLabel = "ENGINE", description = "${COMPLETION-CANDIDATES}; both give the same numbers, the first faster (the fastest there is)")
    private @Nullable EngineKind kind;

    EngineKind kind() {
        return kind == null ? EngineKind.standard() : kind;
    }

    Engine start() {
        return kind().start();
    }
}
