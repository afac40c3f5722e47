package dev.cognate.userpool.signin;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How far a sign-in has come. It travels sealed in the {@code Session} from call to call, which leaves it little room: a
 * Session has at most 2,048 characters.
 *
 * @param flow the AuthFlow it began with
 * @param requestedName the name the client gave
 * @param shown the factors shown, in order
 * @param deviceKey the device the client says it is
 * @param notes what a feature needs to remember until the end, under a key of its own
 */
public record Progress(
        String flow, String requestedName, List<Factor> shown, Optional<String> deviceKey, Map<String, String> notes) {
    /** The note that a temporary password was replaced on the way. */
    public static final String NEW_PASSWORD = "newPassword";

    public Progress {
        shown = List.copyOf(shown);
        notes = Map.copyOf(notes);
    }

    /** The beginning of a sign-in: nothing is shown yet. */
    public static Progress begin(Attempt attempt, String requestedName) {
        return new Progress(attempt.method(), requestedName, List.of(), attempt.find("DEVICE_KEY"), Map.of());
    }

    /** Whether a factor was shown. */
    public boolean has(Factor factor) {
        return shown.contains(factor);
    }

    /** With one factor more. */
    public Progress with(Factor factor) {
        Set<Factor> all = new LinkedHashSet<>(shown);
        all.add(factor);
        return new Progress(flow, requestedName, List.copyOf(all), deviceKey, notes);
    }

    /** With the device a later answer named. */
    public Progress withDeviceKey(String key) {
        return new Progress(flow, requestedName, shown, Optional.of(key), notes);
    }

    /** With a note written or replaced. */
    public Progress withNote(String key, String value) {
        Map<String, String> all = new HashMap<>(notes);
        all.put(key, value);
        return new Progress(flow, requestedName, shown, deviceKey, all);
    }

    /** The note under a key. */
    public Optional<String> note(String key) {
        return Optional.ofNullable(notes.get(key));
    }

    @Override
    public String toString() {
        return "Progress[flow=" + flow + ", shown=" + shown + "]";
    }
}
