package dev.cognate.userpool.branding;

import dev.cognate.userpool.client.AppClient;
import dev.cognate.userpool.client.ClientDeletionListener;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** The look of a client goes with it. */
@ApplicationScoped
class BrandingDeletion implements ClientDeletionListener {
    private final StyleStore styles;
    private final UiCustomizationStore classics;
    private final FileStore files;

    BrandingDeletion(StyleStore styles, UiCustomizationStore classics, FileStore files) {
        this.styles = styles;
        this.classics = classics;
        this.files = files;
    }

    @Override
    public Uni<Void> deleting(Mutiny.Session session, AppClient client) {
        return styles.delete(session, client.poolId(), client.id())
                .chain(() -> classics.delete(session, client.poolId(), client.id()))
                .chain(() -> files.retain(session, client.poolId(), client.id(), Set.of()));
    }
}
