/** Opening samples and loose files. */
@NullMarked
package org.jaccardlab.app.opening;

import org.jspecify.annotations.NullMarked;
