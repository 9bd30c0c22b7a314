/**
 * The fast engine: SIMD kernels over the arrays' own memory, tile by tile, so that all classes of a tile stay in cache and
 * no array of class x height x width is ever made. Scalar mathematics is that of every engine.
 *
 * <p>
 * Kernels write their vector arithmetic out, at length: a helper method that takes or returns a vector is not inlined in
 * a loop of this size, and then every vector becomes an object. Results are the same bit for bit for any number of
 * threads and any vector width: sums run down 16 columns whatever the width, and tiles are added in their order.
 */
@NullMarked
package org.jaccardlab.evaluation.fused;

import org.jspecify.annotations.NullMarked;
