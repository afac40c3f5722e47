package dev.cognate.userpool.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MasksTest {
    @ParameterizedTest
    @CsvSource({"jane@example.com,j***@e***", "j@e.com,j***@e***", "a@b@c.org,a***@c***", "nonsense,n***"})
    void shouldShowTheFirstLettersOfAnAddress(String address, String masked) {
        assertThat(Masks.email(address)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"+12065550100,+*******0100", "+4930123,+***0123", "+123,+123"})
    void shouldShowTheLastDigitsOfANumber(String number, String masked) {
        assertThat(Masks.phone(number)).isEqualTo(masked);
    }
}
