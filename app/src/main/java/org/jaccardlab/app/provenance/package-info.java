/** Where the samples on screen come from: enough to read the same again. */
@NullMarked
package org.jaccardlab.app.provenance;

import org.jspecify.annotations.NullMarked;
