package dev.cognate.wire.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingNamesTest {
    /** Of every shape there is. */
    @ConfigMapping(prefix = "cognate.kitchen")
    interface Kitchen {
        int maxGuests();

        Optional<List<String>> dishes();

        Oven oven();

        Map<String, Shelf> shelf();

        /** In it. */
        interface Oven {
            int heat();
        }

        /** In it. */
        interface Shelf {
            String use();
        }
    }

    private final SettingNames names = SettingNames.of(List.of(Kitchen.class));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cognate.kitchen.max-guests",
                "cognate.kitchen.dishes",
                "cognate.kitchen.dishes[1]",
                "cognate.kitchen.oven.heat",
                "cognate.kitchen.shelf.left.use",
                "cognate.kitchen.shelf.\"top.right\".use"
            })
    void shouldKnowWhatIsDeclared(String property) {
        assertThat(names.knows(property)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cognate.kitchen",
                "cognate.kitchen.maxGuests",
                "cognate.kitchen.oven",
                "cognate.kitchen.oven.heats",
                "cognate.kitchen.shelf.left.uses",
                "cognate.kitchen.shelf.top.right.use",
                "cognatexkitchen.oven.heat"
            })
    void shouldNotKnowAnythingElse(String property) {
        assertThat(names.knows(property)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "cognate.kitchen.max-guest, cognate.kitchen.max-guests",
        "cognate.kichen.oven.heat, cognate.kitchen.oven.heat",
        "cognate.kitchen.shelf.a.uses, cognate.kitchen.shelf.*.use"
    })
    void shouldFindTheNameThatWasMeant(String mistyped, String meant) {
        assertThat(names.nearest(mistyped)).contains(meant);
    }

    @Test
    void shouldSuggestNothingForAWordOfItsOwn() {
        assertThat(names.nearest("cognate.wine")).isEmpty();
    }

    @Test
    void shouldKnowSettingsAsEnvironmentVariables() {
        assertThat(names.knowsVariable("COGNATE_KITCHEN_MAX_GUESTS")).isTrue();
        assertThat(names.knowsVariable("COGNATE_KITCHEN_SHELF__TOP_RIGHT__USE")).isTrue();
        assertThat(names.knowsVariable("COGNATE_KITCHEN_MAX_GUEST")).isFalse();
    }
}
