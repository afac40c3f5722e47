package dev.cognate.userpool.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.contract.idp.InvalidParameterException;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class UserFilterTest {
    private static final String[] ATTRIBUTES = {
        "username",
        "email",
        "phone_number",
        "name",
        "given_name",
        "family_name",
        "preferred_username",
        "cognito:user_status",
        "status",
        "sub"
    };

    @Property
    void shouldReadBackWhatItWrites(
            @ForAll("attributes") String attribute, @ForAll UserFilter.Match match, @ForAll String value) {
        // given
        UserFilter filter = new UserFilter(attribute, match, value);

        // when
        Optional<UserFilter> read = UserFilter.parse(filter.text());

        // then
        assertThat(read).contains(filter);
    }

    @Property
    void shouldReadOrRefuseAnyText(@ForAll("filterLike") String text) {
        try {
            UserFilter.parse(text)
                    .ifPresent(filter ->
                            assertThat(UserFilter.parse(filter.text())).contains(filter));
        } catch (InvalidParameterException refused) {
            assertThat(refused.getMessage()).matches("(?s)Error while parsing filter\\.|Invalid search attribute: .+");
        }
    }

    @Property
    void shouldIgnoreSpaceAroundTheParts(@ForAll("spaces") String space) {
        assertThat(UserFilter.parse(space + "email" + space + "^=" + space + "\"a b\"" + space))
                .contains(new UserFilter("email", UserFilter.Match.BEGINS_WITH, "a b"));
    }

    @Example
    void shouldTakeABlankFilterForNone() {
        assertThat(UserFilter.parse(" ")).isEmpty();
        assertThat(UserFilter.parse(null)).isEmpty();
    }

    @Example
    void shouldUnescapeQuotesAndBackslashes() {
        assertThat(UserFilter.parse("name = \"a\\\"b\\\\c\""))
                .contains(new UserFilter("name", UserFilter.Match.EQUAL, "a\"b\\c"));
    }

    @Example
    void shouldRefuseWhatIsNoFilter() {
        for (String text : new String[] {
            "foo",
            "email",
            "email =",
            "email = x",
            "email = \"x",
            "email != \"x\"",
            "email ^ \"x\"",
            "= \"x\"",
            "email = \"x\" and name = \"y\"",
            "email = \"x\\y\"",
            "email = \"x\"\"",
            "email == \"x\""
        }) {
            assertThatThrownBy(() -> UserFilter.parse(text))
                    .as(text)
                    .isInstanceOf(InvalidParameterException.class)
                    .hasMessage("Error while parsing filter.");
        }
    }

    @Example
    void shouldRefuseAttributesNobodyCanSearch() {
        assertThatThrownBy(() -> UserFilter.parse("custom:team = \"blue\""))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("Invalid search attribute: custom:team");
    }

    @Property
    void shouldEndARangeRightBehindItsPrefix(@ForAll String prefix, @ForAll String rest, @ForAll String other) {
        // given
        Optional<String> end = TextRange.end(prefix);

        // then
        end.ifPresent(beyond -> {
            assertThat(inCodePointOrder(prefix + rest, beyond)).isNegative();
            boolean inside = inCodePointOrder(other, prefix) >= 0 && inCodePointOrder(other, beyond) < 0;
            assertThat(inside).isEqualTo(other.startsWith(prefix));
        });
    }

    private static int inCodePointOrder(String left, String right) {
        return java.util.Arrays.compare(
                left.codePoints().toArray(), right.codePoints().toArray());
    }

    @Provide
    Arbitrary<String> attributes() {
        return Arbitraries.of(ATTRIBUTES);
    }

    @Provide
    Arbitrary<String> spaces() {
        return Arbitraries.strings().withChars(' ', '\t', '\n').ofMaxLength(4);
    }

    @Provide
    Arbitrary<String> filterLike() {
        Arbitrary<String> part = Arbitraries.of(
                "email", "sub", "custom:x", " ", "=", "^=", "^", "\"", "\\", "\\\"", "a", "é", "\uD83D\uDE00", "and");
        return part.list().ofMaxSize(12).map(parts -> String.join("", parts));
    }
}
