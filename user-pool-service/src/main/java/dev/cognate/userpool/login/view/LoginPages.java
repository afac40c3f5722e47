package dev.cognate.userpool.login.view;

import dev.cognate.userpool.branding.Brand;
import dev.cognate.userpool.branding.Brandings;
import dev.cognate.wire.web.WebAnswer;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** Draws pages. */
@ApplicationScoped
public class LoginPages {
    /** The field in which each form posts the token against cross-site posts. */
    public static final String CSRF_FIELD = "_csrf";

    private static final Logger LOG = Logger.getLogger(LoginPages.class);

    private final Bundles bundles;
    private final Assets assets;
    private final Brandings brandings;

    LoginPages(Bundles bundles, Assets assets, Brandings brandings) {
        this.bundles = bundles;
        this.assets = assets;
        this.brandings = brandings;
    }

    /** The templates. */
    @CheckedTemplate(basePath = "login")
    static class Templates {
        static native TemplateInstance page(Page page, Speech say);
    }

    /** A page as HTML, in the look of the context's client. */
    public Uni<String> render(LoginView view, PageContext context) {
        return brand(context).chain(brand -> draw(view, context, brand));
    }

    /**
     * A page as an answer, with the headers every page has.
     *
     * @param formTargets origins, such as {@code https://app.example.com}, to which this page's forms may lead by redirect
     * @param secure whether the browser came by https
     */
    public Uni<WebAnswer> answer(
            int status, LoginView view, PageContext context, List<String> formTargets, boolean secure) {
        return render(view, context)
                .map(html -> PageHeaders.on(WebAnswer.html(status, html), formTargets, secure))
                .map(page -> page.with("content-language", context.language().tag()));
    }

    Uni<String> draw(LoginView view, PageContext context, Brand brand) {
        Page page = new Page(view, context, brand, assets.path());
        return Templates.page(page, bundles.in(context.language())).createUni();
    }

    /** A page without its branding is better than none. */
    private Uni<Brand> brand(PageContext context) {
        if (context.target().isEmpty()) {
            return Uni.createFrom().item(Brand.DEFAULT);
        }
        return brandings.of(context.target().get()).onFailure().recoverWithItem(failure -> {
            LOG.warnf("A page is drawn without its branding: %s", failure);
            return Brand.DEFAULT;
        });
    }
}
