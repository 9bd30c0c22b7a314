package org.jaccardlab.evaluation.fused;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jaccardlab.bench.Work;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.TermValue;
import org.jaccardlab.raster.Field;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The passes over an image, on one thread. Beside the time stands what is allocated: more than the numbers of a field means
 * that the compiler has begun to make objects of vectors.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PassesBenchmark {

    @Benchmark
    public List<TermValue> sumsOfJaccardAgainstASoftTarget(Asking asking) {
        return asking.next(Work.JACCARD_SOFT).values();
    }

    @Benchmark
    public List<TermValue> sumsOfJaccardAgainstAHardTarget(Asking asking) {
        return asking.next(Work.JACCARD_HARD).values();
    }

    @Benchmark
    public List<TermValue> sumsOfCrossEntropyAgainstASoftTarget(Asking asking) {
        return asking.next(Work.CROSS_ENTROPY_SOFT).values();
    }

    @Benchmark
    public List<TermValue> sumsOfCrossEntropyAgainstAHardTarget(Asking asking) {
        return asking.next(Work.CROSS_ENTROPY_HARD).values();
    }

    @Benchmark
    public Map<FieldKey, Field> gradientOfAChangedLoss(Asking asking) {
        return fields(asking.next(Work.JACCARD_SMOOTH));
    }

    @Benchmark
    public Map<FieldKey, Field> gradientOfAnotherClass(Asking asking) {
        return fields(asking.next(Work.JACCARD_CLASS));
    }

    @Benchmark
    public Map<FieldKey, Field> sumsAndSharesOfAllClasses(Asking asking) {
        return fields(asking.next(Work.JACCARD_SHARE));
    }

    private static Map<FieldKey, Field> fields(FusedRun run) {
        List<TermValue> values = run.values();
        return run.fields(run.secondPass(values), values);
    }
}
