package dev.cognate.userpool.login.view;

import dev.cognate.userpool.branding.Brand;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A page about to be drawn, as its templates see it.
 *
 * @param assets where stylesheets and scripts are, without a slash at the end
 */
public record Page(LoginView view, PageContext context, Brand brand, String assets) {

    /** HTML's lang. */
    public String lang() {
        return context.language().tag();
    }

    /** HTML's dir. */
    public String direction() {
        return context.language().direction();
    }

    /** Which colours. */
    public String mode() {
        return brand.mode();
    }

    /** CSS's color-scheme. */
    public String colorScheme() {
        return brand.mode().equals("dynamic") ? "light dark" : brand.mode();
    }

    /** Whether the window's title says that something is wrong. */
    public boolean failed() {
        return view.failed();
    }

    /** Who asks to sign in; empty when nobody is named. */
    public String appName() {
        return context.target()
                .map(target -> target.client().settings().clientName())
                .orElse("");
    }

    /** The client's picture in place of a graphic of ours. */
    public Optional<Brand.Image> picture(Graphic graphic) {
        return Optional.ofNullable(brand.graphics().get(graphic.name()));
    }

    /** A path as links write it. */
    public String address(String path) {
        return context.address(path);
    }

    /** The path of a file of the client's branding. */
    public String file(String path) {
        return context.basePath() + path;
    }

    /** A picture for who is not asked which colours to prefer, or prefers light ones. */
    public String source(Brand.Image image) {
        return file(mode().equals("dark") ? image.dark().orElse(image.light()) : image.light());
    }

    /** What stands in its place for readers who prefer dark colours, where they are asked. */
    public Optional<String> darkSource(Brand.Image image) {
        return image.dark().filter(dark -> mode().equals("dynamic")).map(this::file);
    }

    /** The path of a stylesheet or script. */
    public String asset(String name) {
        return context.basePath() + assets + "/" + name;
    }

    /** This page in another language. */
    public String inLanguage(Language language) {
        return context.inLanguage(language);
    }

    /** The field of the token against cross-site posts. */
    public String csrfField() {
        return LoginPages.CSRF_FIELD;
    }

    /** The languages to choose from. */
    public List<Language> languages() {
        return Arrays.stream(Language.values())
                .filter(language -> language != Language.PSEUDO || context.language() == Language.PSEUDO)
                .toList();
    }

    /** The fields with something wrong. */
    public List<Field> problems() {
        return Nodes.fields(view.nodes())
                .filter(field -> field.error().isPresent())
                .toList();
    }

    /** Whether there are so many that a list of them helps. */
    public boolean severalProblems() {
        return problems().size() > 1;
    }

    /** Whether this is what a reader goes on with: the notice of an error, the one wrong field, the first field of a short page. */
    public boolean focused(Node node) {
        return Nodes.focus(view.nodes()).filter(node::equals).isPresent();
    }

    /** The ids of what describes a field, for aria-describedby; empty for none. */
    public String described(Field field) {
        List<String> ids = new ArrayList<>();
        Nodes.hint(field).ifPresent(hint -> ids.add(field.id() + "-hint"));
        field.error().ifPresent(error -> ids.add(field.id() + "-error"));
        if (field instanceof Field.PasswordField password && password.rules().isPresent()) {
            ids.add(field.id() + "-rules");
        }
        return String.join(" ", ids);
    }

    /** The class of a button. */
    public String css(Node.Button button) {
        return button.emphasis().name().toLowerCase(Locale.ROOT);
    }

    /** The class of a graphic. */
    public String css(Graphic graphic) {
        return graphic.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The class of a notice. */
    public String css(Node.Notice notice) {
        return notice.mood().name().toLowerCase(Locale.ROOT);
    }

    /** The name by which the script knows a ceremony. */
    public String css(Node.Passkey passkey) {
        return passkey.ceremony().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the list below a new password says. */
    public List<Requirement> requirements(Field.PasswordField field) {
        return field.rules().map(Requirement::of).orElse(List.of());
    }

    /** A QR code. */
    public QrImage.Drawing drawing(Node.QrCode code) {
        return QrImage.of(code.address());
    }

    /** A key in groups of four, which are easier to type. */
    public String spaced(String key) {
        return key.replaceAll("(.{4})(?=.)", "$1 ");
    }

    /** The letter that stands for somebody. */
    public String initial(String name) {
        return name.codePoints()
                .filter(Character::isLetterOrDigit)
                .mapToObj(Character::toString)
                .findFirst()
                .map(letter -> letter.toUpperCase(Locale.ROOT))
                .orElse("•");
    }

    /** Whether an item is one button as a whole. */
    public boolean isChoice(Node.Item item) {
        return item.actions().size() == 1 && item.actions().getFirst().emphasis() == Node.Emphasis.CHOICE;
    }

    /** The client's picture for a provider in place of ours. */
    public Optional<Brand.Image> providerIcon(Node.ProviderButton provider) {
        return brand.federation().icon(provider.name());
    }

    /** What a provider's button says. */
    public Message providerLabel(Node.ProviderButton provider) {
        return Message.of("signin.provider").with("provider", provider.name());
    }

    /** How long a step can still be done, in minutes and seconds. */
    public Message timeFor(Node.Timer timer) {
        return Message.of("timer.left").with("time", "%d:%02d".formatted(timer.seconds() / 60, timer.seconds() % 60));
    }

    /** The sentence about terms, cut where its links are. */
    public List<Piece> terms(Node.Terms terms, Speech say) {
        String mark = "\u0000";
        String sentence = say.of(
                Message.of("signup.terms").with("terms", mark + "t" + mark).with("privacy", mark + "p" + mark));
        return Arrays.stream(sentence.split(mark))
                .map(text -> switch (text) {
                    case "t" -> new Piece(say.id("signup.terms-of-use"), Optional.of(terms.termsOfUse()));
                    case "p" -> new Piece(say.id("signup.privacy-policy"), Optional.of(terms.privacyPolicy()));
                    default -> new Piece(text, Optional.empty());
                })
                .toList();
    }

    /** Words, linked or not. */
    public record Piece(String text, Optional<String> href) {}
}
