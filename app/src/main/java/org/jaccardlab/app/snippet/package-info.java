/** What is on screen in the words of other programs: a command line, PyTorch, the configuration of JDTLosses. */
@NullMarked
package org.jaccardlab.app.snippet;

import org.jspecify.annotations.NullMarked;
