package dev.cognate.local.docs;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Reads the settings that {@code @ConfigMapping} interfaces declare, with their Javadoc, out of source files. */
final class SettingsReader {
    private final DocTrees docs;
    private final CompilationUnitTree unit;

    private SettingsReader(DocTrees docs, CompilationUnitTree unit) {
        this.docs = docs;
        this.unit = unit;
    }

    /**
     * The settings under one prefix.
     *
     * @param prefix what their names begin with
     * @param about what they are for
     * @param settings in the order of the source
     */
    record Group(String prefix, String about, List<Setting> settings) {}

    /**
     * A setting.
     *
     * @param name the property
     * @param value the default, or what stands in for one
     * @param about what it does
     */
    record Setting(String name, String value, String about) {}

    /** The group a source file declares, if it declares one. */
    static Optional<Group> read(Path source) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, List.of("-proc:none"), null, files.getJavaFileObjects(source));
            CompilationUnitTree unit = task.parse().iterator().next();
            return new SettingsReader(DocTrees.instance(task), unit).group();
        }
    }

    private Optional<Group> group() {
        return unit.getTypeDecls().stream()
                .filter(ClassTree.class::isInstance)
                .map(ClassTree.class::cast)
                .flatMap(type -> annotation(type.getModifiers().getAnnotations(), "ConfigMapping").stream()
                        .map(prefix -> new Group(
                                prefix, about(pathOf(type)), settings(prefix, type, new TreePath(unitPath(), type)))))
                .findFirst();
    }

    private List<Setting> settings(String prefix, ClassTree type, TreePath path) {
        List<Setting> settings = new ArrayList<>();
        for (Tree member : type.getMembers()) {
            if (member instanceof MethodTree method
                    && !method.getModifiers().getFlags().contains(Modifier.DEFAULT)) {
                settings.addAll(setting(prefix, method, type, path));
            }
        }
        return settings;
    }

    private List<Setting> setting(String prefix, MethodTree method, ClassTree owner, TreePath path) {
        String name = prefix + "."
                + annotation(method.getModifiers().getAnnotations(), "WithName")
                        .orElseGet(() -> kebab(method.getName().toString()));
        String returned = method.getReturnType().toString();
        boolean keyed = returned.startsWith("Map<");
        String key = keyed ? name + ".\"<name>\"" : name;
        String type = keyed ? returned.replaceAll("^.*,\\s*|>$", "") : returned;
        Optional<ClassTree> nested = nested(owner, type, Tree.Kind.INTERFACE);
        if (nested.isPresent()) {
            return settings(key, nested.get(), new TreePath(path, nested.get()));
        }
        String about = about(new TreePath(path, method));
        String choices = nested(owner, returned, Tree.Kind.ENUM)
                .map(SettingsReader::constants)
                .map(values -> " One of " + values + ".")
                .orElse("");
        return List.of(new Setting(key, value(method, returned), about + choices));
    }

    private static String value(MethodTree method, String returned) {
        return annotation(method.getModifiers().getAnnotations(), "WithDefault")
                .map(text -> text.isEmpty() ? "empty" : "`" + text + "`")
                .orElse(returned.startsWith("Optional") || returned.startsWith("Map<") ? "none" : "**required**");
    }

    private static Optional<ClassTree> nested(ClassTree owner, String name, Tree.Kind kind) {
        return owner.getMembers().stream()
                .filter(member -> member.getKind() == kind)
                .map(ClassTree.class::cast)
                .filter(type -> type.getSimpleName().contentEquals(name))
                .findFirst();
    }

    private static String constants(ClassTree type) {
        return type.getMembers().stream()
                .filter(VariableTree.class::isInstance)
                .map(constant -> "`" + kebab(((VariableTree) constant).getName().toString()) + "`")
                .collect(Collectors.joining(", "));
    }

    private static Optional<String> annotation(List<? extends AnnotationTree> annotations, String name) {
        return annotations.stream()
                .filter(annotation -> annotation.getAnnotationType().toString().equals(name))
                .flatMap(annotation -> annotation.getArguments().stream())
                .flatMap(SettingsReader::text)
                .findFirst();
    }

    private static Stream<String> text(ExpressionTree argument) {
        ExpressionTree value = argument instanceof AssignmentTree assignment ? assignment.getExpression() : argument;
        return value instanceof LiteralTree literal
                ? Stream.of(literal.getValue().toString())
                : Stream.empty();
    }

    private TreePath unitPath() {
        return new TreePath(unit);
    }

    private TreePath pathOf(ClassTree type) {
        return new TreePath(unitPath(), type);
    }

    /** A Javadoc comment as Markdown: without block tags, in one line. */
    private String about(TreePath path) {
        String comment = Optional.ofNullable(docs.getDocComment(path)).orElse("");
        return comment.replaceAll("(?s)(^|\\n)\\s*@\\w.*", "")
                .replaceAll("\\{@code\\s+([^}]*)}", "`$1`")
                .replaceAll("\\{@link\\s+([^}]*)}", "`$1`")
                .replaceAll("</?(?:p|em|b|i|ul|ol|li|strong|a|pre|code)(?: [^>]*)?>", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").replace('_', '-').toLowerCase(Locale.ROOT);
    }
}
