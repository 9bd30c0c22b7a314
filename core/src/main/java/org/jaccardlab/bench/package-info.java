/** How long answers take, and what they hold: the work that a window asks for, timed on made-up inputs. */
@NullMarked
package org.jaccardlab.bench;

import org.jspecify.annotations.NullMarked;
