/**
 * Losses "as implemented in" other libraries: records with the library's own parameter names, each giving the term that
 * reproduces its number and gradient. What is quirky there is quirky here, and said.
 */
@NullMarked
package org.jaccardlab.preset;

import org.jspecify.annotations.NullMarked;
