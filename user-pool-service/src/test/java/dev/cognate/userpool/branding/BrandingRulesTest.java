package dev.cognate.userpool.branding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrandingRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>1</script>",
                "<foreignObject/>",
                "<rect onclick='x()'/>",
                "<a href='javascript:x()'/>",
                "<image href='https://example.com/x.png'/>",
                "<style>@import 'x.css';</style>",
                "<rect fill='url(https://example.com/x)'/>",
                "<rect style='background: url( \"//example.com\" )'/>",
                "<?php x ?>"
            })
    void shouldRefuseDrawingsThatDoMoreThanDraw(String inside) {
        // when, then
        assertThat(SvgRules.isHarmless(svg(inside))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<linearGradient id='g'><stop offset='1' stop-color='red'/></linearGradient><rect fill='url(#g)'/>",
                "<g transform='rotate(4)'><path d='M0 0h1'/><text>url</text></g>",
                "<image href='data:image/png;base64,AAAA'/>"
            })
    void shouldTakeDrawings(String inside) {
        // when, then
        assertThat(SvgRules.isHarmless(svg(inside))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no xml",
                "<html><body/></html>",
                "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg>&x;</svg>"
            })
    void shouldRefuseWhatIsNoDrawing(String document) {
        // when, then
        assertThat(SvgRules.isHarmless(document)).isFalse();
    }

    @Test
    void shouldMeasureContrastAsWcagDoes() {
        // when, then
        assertThat(Contrast.ratio("#000000", "#ffffff")).isCloseTo(21, within(0.01));
        assertThat(Contrast.ratio("#777777", "#ffffff")).isCloseTo(4.48, within(0.01));
    }

    @Test
    void shouldWarnOfPairsThatAStyleMakesHardToRead() {
        // given
        Map<String, String> defaults = Map.of("on-primary", "#ffffff", "text", "#eeeeee", "card-color", "#ffffff");

        // when, then
        assertThat(Contrast.warnings("light", Map.of("primary", "#ffee00ff"), defaults))
                .singleElement()
                .asString()
                .startsWith("on-primary on primary in light colours: 1.");
        assertThat(Contrast.warnings("light", Map.of("primary", "#003366"), defaults))
                .isEmpty();
    }

    @Test
    void shouldKeepOurOwnColoursReadable() {
        // given
        Tokens own = SettingsTokens.of(new MergedSettings(new ObjectMapper()).overDefaults(Optional.empty()));

        // when, then
        assertThat(Contrast.warnings("light", own.light(), Map.of())).isEmpty();
        assertThat(Contrast.warnings("dark", own.dark(), Map.of())).isEmpty();
    }

    @Test
    void shouldLetNothingButValuesIntoAStylesheet() {
        // given
        Map<String, String> values = Map.of(
                "a",
                "#123456",
                "b",
                "red;} body {x:y",
                "c",
                "url(\"//example.com/x\")",
                "d",
                "10px",
                "e",
                "rgb(1, 2, 3)");

        // when
        String sheet = new Tokens(values, Map.of(), Map.of()).stylesheet();

        // then
        assertThat(sheet).isEqualTo(":root:root[data-mode] { --a: #123456; --d: 10px; --e: rgb(1, 2, 3); }\n");
    }

    @Test
    void shouldKeepColoursOfLightPagesOutOfDarkOnes() {
        // given
        Tokens tokens = new Tokens(Map.of("radius", "4px"), Map.of("text", "#111111"), Map.of("page", "#222222"));

        // when
        String sheet = tokens.stylesheet();

        // then
        assertThat(sheet).isEqualTo("""
                :root:root[data-mode] { --radius: 4px; }
                :root:root[data-mode="light"] { --text: #111111; }
                @media (prefers-color-scheme: light) {
                :root:root[data-mode="dynamic"] { --text: #111111; }
                }
                :root:root[data-mode="dark"] { --page: #222222; }
                @media (prefers-color-scheme: dark) {
                :root:root[data-mode="dynamic"] { --page: #222222; }
                }
                """);
    }

    private static String svg(String inside) {
        return new String(BrandingScene.svg(inside), StandardCharsets.UTF_8);
    }
}
