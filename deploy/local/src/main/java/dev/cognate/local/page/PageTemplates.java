package dev.cognate.local.page;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateLocator;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Server-rendered pages: Qute templates and files in {@code /pages}; every value is escaped for HTML. */
public final class PageTemplates {
    private static final Engine ENGINE = Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .addLocator(PageTemplates::locate)
            .build();

    private PageTemplates() {}

    /** Renders {@code /pages/<name>.html} with these values. */
    public static String render(String name, Map<String, Object> values) {
        var instance = ENGINE.getTemplate(name + ".html").instance();
        values.forEach(instance::data);
        return instance.render();
    }

    /** Reads {@code /pages/<name>} as it is. */
    public static String asset(String name) {
        try (InputStream in = PageTemplates.class.getResourceAsStream("/pages/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no page " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read page " + name, e);
        }
    }

    private static Optional<TemplateLocator.TemplateLocation> locate(String name) {
        return Optional.of(new HtmlLocation(asset(name)));
    }

    private record HtmlLocation(String content) implements TemplateLocator.TemplateLocation {
        @Override
        public java.io.Reader read() {
            return new StringReader(content);
        }

        @Override
        public Optional<Variant> getVariant() {
            return Optional.of(Variant.forContentType(Variant.TEXT_HTML));
        }
    }
}
