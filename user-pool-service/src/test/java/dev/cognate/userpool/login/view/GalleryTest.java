package dev.cognate.userpool.login.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.userpool.branding.Brand;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every kind of page as it was approved: the pages under {@code src/test/resources/login/gallery}, which are also those that axe
 * looks at in a browser. After a wanted change, {@code -Dcognate.gallery.approve=true} writes them anew; look at them then.
 */
@QuarkusTest
class GalleryTest {
    private static final Path APPROVED = Path.of("src", "test", "resources", "login", "gallery");
    private static final boolean APPROVE = Boolean.getBoolean("cognate.gallery.approve");
    private static final Set<String> IN_ARABIC =
            Set.of("sign-in", "identifier", "factors", "code-email", "sign-up-refused", "account");
    private static final Set<String> IN_OTHERS = Set.of("identifier");

    @Inject
    LoginPages pages;

    @Inject
    Assets assets;

    @TestFactory
    Stream<DynamicTest> shouldDrawThePagesAsApproved() {
        Stream<DynamicTest> all = Gallery.views().stream().map(view -> approved(view, Language.ENGLISH));
        Stream<DynamicTest> arabic = inLanguage(Language.ARABIC, IN_ARABIC);
        Stream<DynamicTest> others = Arrays.stream(Language.values())
                .filter(language -> language != Language.ENGLISH && language != Language.ARABIC)
                .flatMap(language -> inLanguage(language, IN_OTHERS));
        return Stream.of(all, arabic, others).flatMap(tests -> tests);
    }

    @Test
    void shouldApproveNoPageThatIsNotDrawn() throws IOException {
        // given
        Set<String> drawn = Gallery.views().stream().map(LoginView::page).collect(Collectors.toSet());

        // when
        try (Stream<Path> files = Files.list(APPROVED.resolve("en"))) {
            // then
            assertThat(files.map(file -> file.getFileName().toString().replace(".html", "")))
                    .containsExactlyInAnyOrderElementsOf(drawn);
        }
    }

    @TestFactory
    Stream<DynamicTest> shouldKeepTheRulesOfEveryPage() {
        return Gallery.views().stream()
                .map(view -> DynamicTest.dynamicTest(view.page(), () -> requireRules(render(view, Language.ENGLISH))));
    }

    private Stream<DynamicTest> inLanguage(Language language, Set<String> pages) {
        return Gallery.views().stream()
                .filter(view -> pages.contains(view.page()))
                .map(view -> approved(view, language));
    }

    private DynamicTest approved(LoginView view, Language language) {
        Path file = APPROVED.resolve(language.tag()).resolve(view.page() + ".html");
        return DynamicTest.dynamicTest(language.tag() + "/" + view.page(), () -> {
            String html = render(view, language);
            if (APPROVE) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, html);
            }
            assertThat(html).isEqualTo(Files.readString(file));
        });
    }

    private static void requireRules(String html) {
        assertThat(html.split("<h1", -1)).as("one first-level heading").hasSize(2);
        assertThat(html.split("<main", -1)).as("one main landmark").hasSize(2);
        assertThat(html).as("nothing inline").doesNotContainPattern("<style|<script>| style=| on[a-z]+=|javascript:");
        assertThat(html).as("nothing unfilled").doesNotContain("NOT_FOUND", "Optional[", "Message[");
        assertThat(html.contains("<title>Error: "))
                .as("the title says that something is wrong")
                .isEqualTo(html.contains("aria-invalid=\"true\"") || html.contains("class=\"notice error"));
        List<String> forms = List.of(html.split("<form", -1));
        assertThat(forms.subList(1, forms.size())).as("tokens").allMatch(form -> form.contains("name=\"_csrf\""));
    }

    private String render(LoginView view, Language language) {
        return pages.draw(view, Gallery.context(language, view), Brand.DEFAULT)
                .map(html -> html.replace(assets.path(), "/login/assets/hash"))
                .map(html -> html.replaceAll("\\n\\s*\\n+", "\n"))
                .await()
                .atMost(Duration.ofSeconds(10));
    }
}
