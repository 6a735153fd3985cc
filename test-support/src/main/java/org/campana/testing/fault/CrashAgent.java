package org.campana.testing.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Puts the end of the process into one method of one class while it is loaded (`-javaagent`). It is passed as if
/// nothing were there until [#arm]: so what an earlier end left open can come to its own end first.
public final class CrashAgent {

    private static final String ARMED = "armed";
    private static final String CRASHED = "crashed";
    private static final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
    private static volatile @Nullable Path home;

    private CrashAgent() {}

    /// What a JVM is started with so that it ends at this point once it is armed.
    ///
    /// @param folder where the agent's jar is made, and where files show that the point is armed and was hit
    public static String argument(Path folder, CrashPoint point) {
        Path jar = folder.resolve("crash-agent.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", CrashAgent.class.getName());
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(folder.resolve(ARMED));
            Files.deleteIfExists(folder.resolve(CRASHED));
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
                for (Class<?> each : Stream.of(CrashAgent.class, CrashPoint.class)
                        .flatMap(host -> Stream.of(host.getNestMembers()))
                        .toList()) {
                    put(each, out);
                }
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return "-javaagent:" + jar + "=" + point.written() + "," + folder;
    }

    /// From now on a process that was started with [#argument] on this folder ends at its point.
    public static void arm(Path folder) {
        try {
            Files.writeString(folder.resolve(ARMED), "armed\n");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static void put(Class<?> type, JarOutputStream out) throws IOException {
        String name = type.getName().replace('.', '/') + ".class";
        try (InputStream bytes = type.getClassLoader().getResourceAsStream(name)) {
            out.putNextEntry(new JarEntry(name));
            Objects.requireNonNull(bytes, name).transferTo(out);
            out.closeEntry();
        }
    }

    /// Whether a process that was started with [#argument] on this folder has reached its point.
    public static boolean crashed(Path folder) {
        return Files.exists(folder.resolve(CRASHED));
    }

    /// Called by the JVM before the program.
    public static void premain(String argument, Instrumentation jvm) {
        int last = argument.lastIndexOf(',');
        CrashPoint point = CrashPoint.read(argument.substring(0, last));
        home = Path.of(argument.substring(last + 1));
        left.set(point.times());
        jvm.addTransformer(new Planting(point));
    }

    /// Called from the method, by what was put into it.
    public static void reached() {
        Path here = Objects.requireNonNull(home, "set before the program began");
        if (!Files.exists(here.resolve(ARMED)) || left.getAndDecrement() > 0) {
            return;
        }
        try {
            Files.writeString(here.resolve(CRASHED), "crashed\n");
        } catch (IOException unwritable) {
            // Without its mark the test fails, which says as much as could be said here.
            throw new UncheckedIOException(unwritable);
        } finally {
            Runtime.getRuntime().halt(CrashPoint.EXIT_CODE);
        }
    }

    private record Planting(CrashPoint point) implements ClassFileTransformer {

        private static final ClassDesc HERE = ClassDesc.of(CrashAgent.class.getName());
        private static final MethodTypeDesc NOTHING = MethodTypeDesc.of(ConstantDescs.CD_void);

        @Override
        public byte @Nullable [] transform(
                ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] bytes) {
            if (!point.type().replace('.', '/').equals(name)) {
                return null;
            }
            try {
                ClassFile files = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(
                        ClassHierarchyResolver.ofResourceParsing(loader).cached()));
                return files.transformClass(
                        files.parse(bytes),
                        ClassTransform.transformingMethodBodies(
                                method -> method.methodName().equalsString(point.method()), new Body(point.moment())));
            } catch (RuntimeException unplanted) {
                // The JVM would swallow it too; the point is then never reached, and the test says so.
                return null;
            }
        }

        private record Body(CrashPoint.Moment moment) implements CodeTransform {

            @Override
            public void atStart(CodeBuilder code) {
                if (moment == CrashPoint.Moment.ENTERED) {
                    code.invokestatic(HERE, "reached", NOTHING);
                }
            }

            @Override
            public void accept(CodeBuilder code, CodeElement element) {
                if (moment == CrashPoint.Moment.DONE && element instanceof ReturnInstruction) {
                    code.invokestatic(HERE, "reached", NOTHING);
                }
                code.with(element);
            }
        }
    }
}
