/** Two evaluations of the same image held against each other: their difference, and whether their gradients agree. */
@NullMarked
package org.jaccardlab.comparison;

import org.jspecify.annotations.NullMarked;
