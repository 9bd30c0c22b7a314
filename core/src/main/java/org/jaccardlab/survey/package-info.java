/** What a person looks for in fields of numbers: how values are spread, where they are worst, what a part of them holds. */
@NullMarked
package org.jaccardlab.survey;

import org.jspecify.annotations.NullMarked;
