/**
 * Holds our numbers against those of other people's code: a folder of cases, each with a library's parameters, inputs,
 * value and gradient.
 */
@NullMarked
package org.jaccardlab.verify;

import org.jspecify.annotations.NullMarked;
