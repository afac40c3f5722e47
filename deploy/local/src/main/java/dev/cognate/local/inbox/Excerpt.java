package dev.cognate.local.inbox;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds in a message what a developer is after: the code and the link. */
final class Excerpt {
    /** Six digits that are no part of a longer number, a telephone number, an amount or a web address. */
    private static final Pattern CODE = Pattern.compile("(?<![\\w+./=&-])\\d{6}(?![\\w/&=-]|\\.\\d)");

    private static final Pattern LINK = Pattern.compile("https?://[^\\s\"'<>]+[^\\s\"'<>.,;:!?)\\]]");
    private static final Pattern HREF = Pattern.compile("href\\s*=\\s*[\"'](https?://[^\"']+)[\"']");
    private static final Pattern INVISIBLE = Pattern.compile("(?is)<(style|script|head)\\b.*?</\\1>|<!--.*?-->");
    private static final Pattern BREAK = Pattern.compile("(?i)<(br|/p|/div|/tr|/h\\d|/li)\\b[^>]*>");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    private Excerpt() {}

    static Optional<String> code(String text) {
        Matcher matcher = CODE.matcher(LINK.matcher(text).replaceAll(" "));
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }

    static Optional<String> link(String text, String html) {
        Matcher reference = HREF.matcher(html);
        if (reference.find()) {
            return Optional.of(unescape(reference.group(1)));
        }
        Matcher plain = LINK.matcher(text);
        return plain.find() ? Optional.of(plain.group()) : Optional.empty();
    }

    /** The words of an HTML part, for messages that have no other. */
    static String text(String html) {
        String withoutInvisible = INVISIBLE.matcher(html).replaceAll("");
        String withBreaks = BREAK.matcher(withoutInvisible).replaceAll("\n");
        return unescape(TAG.matcher(withBreaks).replaceAll(""))
                .replaceAll("[ \\t\\x0B\\f\\r]+", " ")
                .replaceAll(" ?\n ?", "\n")
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }

    private static String unescape(String text) {
        return text.replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
