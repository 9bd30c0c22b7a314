/** The losses: one record each, whose components are its parameters. */
@NullMarked
package org.jaccardlab.loss;

import org.jspecify.annotations.NullMarked;
