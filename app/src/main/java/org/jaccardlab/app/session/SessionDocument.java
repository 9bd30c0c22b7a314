package org.jaccardlab.app.session;

import java.util.Map;
import java.util.Optional;
import org.jaccardlab.app.provenance.SampleList;
import org.jaccardlab.app.workbench.Restored;
import org.jaccardlab.app.workbench.Snapshot;
import org.jaccardlab.app.workbench.Viewport;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.colour.Limits;
import org.jaccardlab.evaluation.Quantity;

/**
 * All that a session file holds.
 *
 * @param format the number that {@link SessionFile} knows
 * @param member which sample is on screen, from 0
 * @param term which term the panels tune, from 0
 * @param limits colour limits that are held
 * @param view where a person has zoomed to; empty if the whole image is fitted
 */
record SessionDocument(int format, SampleList samples, Snapshot snapshot, int member, int term,
        Map<Quantity, Limits> limits, Optional<Viewport.Spot> view) {

    /** What is on screen now; empty if it cannot be read again. */
    static Optional<SessionDocument> of(WorkbenchModel model, Viewport viewport) {
        return model.provenance().isEmpty()
                ? Optional.empty()
                : Optional.of(new SessionDocument(SessionFile.FORMAT, SampleList.of(model.provenance()),
                        model.snapshot().get(), model.member().get(), model.term().get(), model.limits().get(),
                        viewport.spot()));
    }

    Restored restored() {
        return new Restored(snapshot, member, term, limits);
    }
}
