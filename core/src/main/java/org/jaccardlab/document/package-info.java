/** Records as JSON and back: what sessions and recipes are written in. */
@NullMarked
package org.jaccardlab.document;

import org.jspecify.annotations.NullMarked;
