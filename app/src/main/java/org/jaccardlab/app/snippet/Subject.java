package org.jaccardlab.app.snippet;

import java.util.List;
import org.jaccardlab.app.provenance.Provenance;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.sample.Batch;

/**
 * What a snippet is about.
 *
 * @param provenance of every sample of the batch; empty if that is not known
 */
public record Subject(Settings settings, Batch batch, List<Provenance> provenance) {

    public Subject {
        provenance = List.copyOf(provenance);
    }
}
