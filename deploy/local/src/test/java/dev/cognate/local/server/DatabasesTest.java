package dev.cognate.local.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabasesTest {
    @ParameterizedTest
    @ValueSource(strings = {"postgresql://", "postgres://", "jdbc:postgresql://"})
    void shouldReadAUrl(String scheme) {
        // when
        DatabaseServer server = Databases.parse(scheme + "me:p%40ss+1@db.example.com:6432/ignored");

        // then
        assertThat(server).isEqualTo(new DatabaseServer("db.example.com", 6432, "me", "p@ss+1"));
    }

    @Test
    void shouldNameTheSettingAndKeepThePasswordWhenAUrlIsWrong() {
        // when / then
        assertThatThrownBy(() -> Databases.parse("db.example.com hunter2"))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("COGNATE_POSTGRES_URL")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void shouldNotShowThePassword() {
        // when
        String text = new DatabaseServer("host", 1, "user", "hunter2").toString();

        // then
        assertThat(text).doesNotContain("hunter2");
    }
}
