package dev.cognate.userpool.session;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tells people which of their devices a session is on, as far as its user agent says. */
public final class DeviceDescription {
    private static final String UNKNOWN = "unknown";
    private static final int MAX_LENGTH = 1_024;

    /** What gives an application away, by its name; those that pretend to be others come first. */
    private static final Map<String, String> APPS = ordered(
            "Edg/", "Edge",
            "OPR/", "Opera",
            "SamsungBrowser/", "Samsung Internet",
            "FxiOS/", "Firefox",
            "Firefox/", "Firefox",
            "CriOS/", "Chrome",
            "Chrome/", "Chrome",
            "Safari/", "Safari",
            "aws-amplify/", "AWS Amplify",
            "aws-cli/", "AWS CLI",
            "aws-sdk-", "AWS SDK",
            "Boto3/", "AWS SDK",
            "okhttp/", "OkHttp",
            "CFNetwork/", "an app");

    private static final Map<String, String> SYSTEMS = ordered(
            "iPhone", "iOS",
            "iPad", "iPadOS",
            "Android", "Android",
            "CrOS", "ChromeOS",
            "Windows", "Windows",
            "Mac OS X", "macOS",
            "Darwin", "macOS or iOS",
            "Linux", "Linux");

    private DeviceDescription() {}

    /** For example {@code Firefox on Windows}; {@code unknown} when nothing is known. */
    public static String of(String userAgent) {
        if (userAgent == null || userAgent.isBlank()) {
            return UNKNOWN;
        }
        String agent = userAgent.length() > MAX_LENGTH ? userAgent.substring(0, MAX_LENGTH) : userAgent;
        Optional<String> app = first(APPS, agent);
        Optional<String> system = first(SYSTEMS, agent);
        return app.map(name -> system.map(os -> name + " on " + os).orElse(name))
                .or(() -> system)
                .orElse(UNKNOWN);
    }

    private static Optional<String> first(Map<String, String> names, String agent) {
        return names.entrySet().stream()
                .filter(entry -> agent.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> names = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            names.put(pairs[i], pairs[i + 1]);
        }
        return names;
    }
}
