package org.jaccardlab.evaluation.fused;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What has been worked out of a sample, found again by the values it follows from. The latest few of every kind are kept,
 * as long as their owner: the sample itself, or its workings for what no prediction has to do with.
 */
final class Remembered {

    private final Map<Object, Map<Class<?>, Map<Object, Object>>> byOwner = new WeakHashMap<>();

    /**
     * @param question everything that the answer depends on, compared by value; must not lead back to the owner
     * @param most how many answers of this kind are kept
     */
    <T> T get(Object owner, Object question, Class<T> kind, int most, Supplier<T> work) {
        T known = find(owner, question, kind);
        if (known != null) {
            return known;
        }
        T answer = work.get();
        synchronized (this) {
            answers(owner, kind, most).put(question, answer);
        }
        return answer;
    }

    /** The answer if there is one, else null. */
    synchronized <T> @Nullable T find(Object owner, Object question, Class<T> kind) {
        Object known = byOwner.getOrDefault(owner, Map.of()).getOrDefault(kind, Map.of()).get(question);
        return known == null ? null : kind.cast(known);
    }

    /** Forgets an answer of this kind and returns it, so that the room it takes can be used again; null if there is none. */
    synchronized <T> @Nullable T take(Object owner, Class<T> kind) {
        Iterator<Object> answers = byOwner.getOrDefault(owner, Map.of()).getOrDefault(kind, Map.of()).values()
                .iterator();
        if (!answers.hasNext()) {
            return null;
        }
        T taken = kind.cast(answers.next());
        answers.remove();
        return taken;
    }

    private Map<Object, Object> answers(Object owner, Class<?> kind, int most) {
        return byOwner.computeIfAbsent(owner, s -> new HashMap<>()).computeIfAbsent(kind,
                k -> new LinkedHashMap<>(16, 0.75f, true) {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<Object, Object> eldest) {
                        return size() > most;
                    }
                });
    }
}
