package dev.cognate.local.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StartDiagnosisTest {
    @Test
    void shouldShowTheCausesInsteadOfTheStackTrace() {
        // given
        List<String> log = List.of("12:00 ERROR [io.quarkus] failed", "\tat a.B.c(B.java:1)", "Caused by: no database");

        // when
        String diagnosis = StartDiagnosis.of(Service.SYNC, log);

        // then
        assertThat(diagnosis)
                .contains("failed", "no database", "./cognate logs sync-service")
                .doesNotContain("a.B.c");
    }

    @Test
    void shouldShowTheEndOfALogThatNamesNoError() {
        // when
        String diagnosis = StartDiagnosis.of(Service.SYNC, List.of("sh: not found"));

        // then
        assertThat(diagnosis).contains("sh: not found");
    }

    @Test
    void shouldKnowWhatToDoAboutAChangedMigration() {
        // when
        String diagnosis = StartDiagnosis.of(Service.SYNC, List.of("Caused by: org.x.FlywayValidateException: no"));

        // then
        assertThat(diagnosis).contains("./cognate reset");
    }
}
