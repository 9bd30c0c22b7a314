/** The window under a hand that moves at sixty events a second: how long from an event to its pixels. */
@NullMarked
package org.jaccardlab.app.bench;

import org.jspecify.annotations.NullMarked;
