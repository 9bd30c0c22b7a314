package org.jaccardlab.sample;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The latest few things that were worked out from a sample, by what they were asked for, as long as memory allows. They
 * hold nothing of the sample's own arrays, so they may outlive it.
 */
public final class Workings {

    private static final int REMEMBERED = 12;

    private final Map<Record, SoftReference<Object>> latest = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Record, SoftReference<Object>> eldest) {
            return size() > REMEMBERED;
        }
    };

    Workings() {
    }

    /** What was made for an equal question before, else what {@code make} makes now. Safe to call from any thread. */
    public <T> T get(Record question, Class<T> type, Supplier<T> make) {
        @Nullable
        Object known = known(question);
        if (known != null) {
            return type.cast(known);
        }
        // Not under the lock: what is made may ask for something else. Two threads may make the same; both are right.
        T made = make.get();
        synchronized (latest) {
            latest.put(question, new SoftReference<>(made));
        }
        return made;
    }

    private @Nullable Object known(Record question) {
        synchronized (latest) {
            SoftReference<Object> reference = latest.get(question);
            return reference == null ? null : reference.get();
        }
    }
}
