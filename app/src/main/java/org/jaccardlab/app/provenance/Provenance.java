package org.jaccardlab.app.provenance;

import java.util.List;
import java.util.stream.IntStream;
import org.jaccardlab.io.Intake;
import org.jaccardlab.io.SampleSource;

/**
 * Where one sample comes from.
 *
 * @param source what it was read from
 * @param intake how much of that
 * @param member which of the samples that lie there, from 0
 */
public record Provenance(SampleSource source, Intake intake, int member) {

    /** That of all samples of one source. */
    public static List<Provenance> of(SampleSource source, Intake intake, int members) {
        return IntStream.range(0, members).mapToObj(member -> new Provenance(source, intake, member)).toList();
    }
}
