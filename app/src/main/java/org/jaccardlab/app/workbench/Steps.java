package org.jaccardlab.app.workbench;

import java.util.List;

/**
 * What has been done so far.
 *
 * @param names of all steps in their order
 * @param done how many of them hold; the others have been taken back
 */
public record Steps(List<String> names, int done) {

    public Steps {
        names = List.copyOf(names);
    }
}
