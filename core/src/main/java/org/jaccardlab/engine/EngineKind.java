package org.jaccardlab.engine;

import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.fused.FusedEngine;
import org.jaccardlab.evaluation.nd4j.Nd4jEngine;
import org.jaccardlab.parameter.Titled;

/** Two ways to the same numbers. */
public enum EngineKind implements Titled {
    /** SIMD kernels over the arrays' own memory. */
    FUSED("fused") {
        @Override
        public Engine start(int threads) {
            if (!isAvailable()) {
                throw new IllegalArgumentException("The fused engine needs Java's vector module: start with "
                        + "--add-modules " + VECTOR_MODULE + ", or choose the engine nd4j.");
            }
            return new FusedEngine(ND4J.start(), threads);
        }

        @Override
        public boolean isAvailable() {
            return ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent();
        }
    },
    /** Tensor operations one by one: slow and plain, what the other is held against. */
    ND4J("nd4j") {
        /** @param threads without effect: ND4J decides for itself */
        @Override
        public Engine start(int threads) {
            return new Nd4jEngine();
        }

        @Override
        public boolean isAvailable() {
            return true;
        }
    };

    private static final String VECTOR_MODULE = "jdk.incubator.vector";

    private final String title;

    EngineKind(String title) {
        this.title = title;
    }

    /** The fastest that runs in this Java. */
    public static EngineKind standard() {
        return FUSED.isAvailable() ? FUSED : ND4J;
    }

    /**
     * A new engine of this kind that uses the whole computer.
     *
     * @throws IllegalArgumentException if it cannot run here
     */
    public Engine start() {
        return start(Runtime.getRuntime().availableProcessors());
    }

    /**
     * A new engine of this kind.
     *
     * @param threads that share the work, at least 1
     * @throws IllegalArgumentException if it cannot run here
     */
    public abstract Engine start(int threads);

    public abstract boolean isAvailable();

    @Override
    public String title() {
        return title;
    }

    /** As the command line spells it. */
    @Override
    public String toString() {
        return title;
    }
}
