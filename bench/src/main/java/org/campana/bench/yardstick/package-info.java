/// What the machine can do: the needed stages and nothing else, on a broker and a database of their own.
@NullMarked
package org.campana.bench.yardstick;

import org.jspecify.annotations.NullMarked;
