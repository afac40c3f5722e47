package dev.cognate.userpool.login;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Phone numbers with and without the calling code of their country (ITU-T E.164). */
final class CallingCodes {
    private static final NavigableMap<String, String> BY_REGION = read();

    /** Of regions that share a code, the one whose plan it is. */
    private static final Map<String, String> MAIN =
            Map.of("1", "US", "7", "RU", "39", "IT", "44", "GB", "47", "NO", "61", "AU", "212", "MA", "358", "FI");

    /** Where most who speak a language of ours live. */
    private static final Map<String, String> HOMES = Map.of(
            "de", "DE", "es", "ES", "fr", "FR", "id", "ID", "it", "IT", "nl", "NL", "ar", "EG", "ja", "JP", "ko", "KR");

    private static final int LONGEST = 500;

    /** Where a zero at the beginning belongs to the number. */
    private static final String ITALY = "39";

    private static final String ZERO = "0";

    private CallingCodes() {}

    /** A number, and the region it is written for. */
    record Split(String region, String number) {}

    /** Codes by ISO 3166-1 region. */
    static NavigableMap<String, String> byRegion() {
        return BY_REGION;
    }

    /** A number as somebody typed it, in international form; only what stands for itself is left out. */
    static String international(String region, String typed) {
        String number = typed.replaceAll("[\\s().\u2010-\u2015/-]", "");
        if (number.isEmpty() || number.startsWith("+")) {
            return number;
        }
        if (number.startsWith("00")) {
            return "+" + number.substring(2);
        }
        String code = BY_REGION.get(region);
        if (code == null) {
            return number;
        }
        boolean trunk = number.startsWith(ZERO) && !code.equals(ITALY);
        return "+" + code + (trunk ? number.substring(1) : number);
    }

    /** A number in international form, as people of its region write it; empty when it is none. */
    static Optional<Split> split(String international) {
        if (!international.startsWith("+")) {
            return Optional.empty();
        }
        String digits = international.substring(1);
        return BY_REGION.entrySet().stream()
                .filter(entry -> digits.startsWith(entry.getValue()))
                .max(Comparator.comparingInt((Map.Entry<String, String> entry) ->
                                entry.getValue().length())
                        .thenComparing(entry -> entry.getKey().equals(MAIN.get(entry.getValue()))))
                .map(entry -> new Split(
                        entry.getKey(), digits.substring(entry.getValue().length())));
    }

    /** The region somebody is likely to have a number of: that of a language they accept, else that of the page's. */
    static String likely(String acceptLanguage, Locale page) {
        return tags(acceptLanguage)
                .map(range -> Locale.forLanguageTag(range.getRange()).getCountry())
                .filter(BY_REGION::containsKey)
                .findFirst()
                .orElseGet(() -> likely(page));
    }

    private static Stream<Locale.LanguageRange> tags(String acceptLanguage) {
        if (acceptLanguage.isBlank() || acceptLanguage.length() > LONGEST) {
            return Stream.empty();
        }
        try {
            return Locale.LanguageRange.parse(acceptLanguage).stream();
        } catch (IllegalArgumentException malformed) {
            return Stream.empty();
        }
    }

    private static String likely(Locale page) {
        return BY_REGION.containsKey(page.getCountry())
                ? page.getCountry()
                : Objects.requireNonNullElse(HOMES.get(page.getLanguage()), "US");
    }

    private static NavigableMap<String, String> read() {
        Properties properties = new Properties();
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(
                        CallingCodes.class.getClassLoader().getResourceAsStream("login/calling-codes.properties")),
                StandardCharsets.UTF_8)) {
            properties.load(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("login/calling-codes.properties", unreadable);
        }
        NavigableMap<String, String> codes = new TreeMap<>();
        properties.stringPropertyNames().forEach(region -> codes.put(region, properties.getProperty(region)));
        return codes;
    }
}
