package dev.cognate.userpool.login.view;

import dev.cognate.userpool.branding.Brand;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Draws pages. */
@ApplicationScoped
public class LoginPages {
    /** The field in which each form posts the token against cross-site posts. */
    public static final String CSRF_FIELD = "_csrf";

    private final Bundles bundles;

    LoginPages(Bundles bundles) {
        this.bundles = bundles;
    }

    /** The templates. */
    @CheckedTemplate(basePath = "login")
    static class Templates {
        static native TemplateInstance page(Page page, Speech say);
    }

    /** A page as HTML. */
    public Uni<String> render(LoginView view, PageContext context) {
        return Templates.page(new Page(view, context, Brand.DEFAULT, "/login/assets"), bundles.in(context.language()))
                .createUni();
    }
}
