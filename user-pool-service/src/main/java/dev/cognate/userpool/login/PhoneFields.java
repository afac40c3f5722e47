package dev.cognate.userpool.login;

import dev.cognate.userpool.login.view.Field.Option;
import dev.cognate.userpool.login.view.Field.PhoneField;
import dev.cognate.userpool.login.view.Input;
import dev.cognate.userpool.login.view.Message;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The fields for phone numbers, with a country to choose. */
final class PhoneFields {
    private static final Map<Locale, List<Option>> COUNTRIES = new ConcurrentHashMap<>();

    private PhoneFields() {}

    /** An empty field that must be filled in. */
    static PhoneField of(Visit visit, String name, Input input, Message label) {
        return of(visit, name, input, label, "");
    }

    /**
     * A field that must be filled in.
     *
     * @param value in international form, or what somebody typed; null for none
     */
    static PhoneField of(Visit visit, String name, Input input, Message label, String value) {
        Locale locale = visit.language().locale();
        Optional<CallingCodes.Split> split = CallingCodes.split(Objects.requireNonNullElse(value, ""));
        String region = split.map(CallingCodes.Split::region)
                .orElseGet(() -> CallingCodes.likely(visit.web().header("accept-language"), locale));
        String number = split.map(CallingCodes.Split::number).orElse(Objects.requireNonNullElse(value, ""));
        return new PhoneField(name, input, label, countries(locale), region, number, true, Optional.empty());
    }

    /** All countries, by the names they have in a language, in its order. */
    private static List<Option> countries(Locale locale) {
        return COUNTRIES.computeIfAbsent(locale, language -> {
            Collator order = Collator.getInstance(language);
            return CallingCodes.byRegion().entrySet().stream()
                    .map(entry -> Map.entry(
                            Locale.of("", entry.getKey()).getDisplayCountry(language) + " (+" + entry.getValue() + ")",
                            entry.getKey()))
                    .sorted(Comparator.comparing(Map.Entry::getKey, order))
                    .map(entry -> new Option(entry.getValue(), Message.verbatim(entry.getKey())))
                    .toList();
        });
    }
}
