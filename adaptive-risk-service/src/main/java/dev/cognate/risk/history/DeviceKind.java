package dev.cognate.risk.history;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The kind of a device, from a {@code User-Agent} without its versions, which change every few weeks. */
final class DeviceKind {
    private static final int MOST_READ = 1_024;
    private static final int LONGEST = 64;
    private static final String UNKNOWN = "?";

    /** What gives a program away; those that pretend to be others come first. */
    private static final Map<String, String> PROGRAMS = ordered(
            "edg/", "edge",
            "opr/", "opera",
            "samsungbrowser/", "samsung",
            "fxios/", "firefox",
            "firefox/", "firefox",
            "crios/", "chrome",
            "chrome/", "chrome",
            "safari/", "safari");

    private static final Map<String, String> SYSTEMS = ordered(
            "iphone", "ios",
            "ipad", "ipados",
            "android", "android",
            "cros", "chromeos",
            "windows", "windows",
            "mac os x", "macos",
            "darwin", "darwin",
            "linux", "linux");

    private DeviceKind() {}

    /** For example {@code firefox/windows}; programs nobody knows go by the name they begin with. */
    static String of(String userAgent) {
        String agent =
                userAgent.substring(0, Math.min(MOST_READ, userAgent.length())).toLowerCase(Locale.ROOT);
        return find(PROGRAMS, agent, firstName(agent)) + "/" + find(SYSTEMS, agent, UNKNOWN);
    }

    private static String firstName(String agent) {
        String name = agent.split("[/ ]", 2)[0];
        return name.isEmpty() ? UNKNOWN : name.substring(0, Math.min(LONGEST, name.length()));
    }

    private static String find(Map<String, String> names, String agent, String otherwise) {
        return names.entrySet().stream()
                .filter(entry -> agent.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(otherwise);
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> names = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            names.put(pairs[i], pairs[i + 1]);
        }
        return names;
    }
}
