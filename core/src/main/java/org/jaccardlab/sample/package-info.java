/** What a person opens: an image with its ground truths and predictions, loaded once and never changed. */
@NullMarked
package org.jaccardlab.sample;

import org.jspecify.annotations.NullMarked;
