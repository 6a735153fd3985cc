/// The processes of a run, the people who press its buttons, and what the kernel says of both.
@NullMarked
package org.campana.bench.rig;

import org.jspecify.annotations.NullMarked;
