# What is wrong with the arguments, in French; in English clap says it.

error = erreur : { $message }
tip = conseil : { $message }
more = Pour en savoir plus, essayez `{ $help }`.

used-twice = l’argument `{ $argument }` ne peut être donné qu’une fois
conflict = l’argument `{ $argument }` ne va pas avec { $others }
conflict-of-command = la commande `{ $argument }` ne va pas avec { $others }
others = d’autres arguments
no-equals = il faut un signe égal entre `{ $argument }` et sa valeur
no-value = `{ $argument }` demande une valeur
bad-value = `{ $value }` n’est pas une valeur possible de `{ $argument }`
bad-value-because = la valeur `{ $value }` de `{ $argument }` ne convient pas : { $why }
valid-values = valeurs possibles : { $all }
no-command = il n’y a pas de commande `{ $command }`
missing = il manque ceci, qui est obligatoire :{ $all }
missing-command = `{ $command }` demande une commande
valid-commands = commandes : { $all }
not-utf8 = un argument n’est pas en UTF-8
too-many = la valeur `{ $value }` de `{ $argument }` est de trop
too-few = `{ $argument }` demande au moins { $wanted } valeurs, et n’en a que { $given }
wrong-count = `{ $argument }` demande { $wanted } valeurs, et en a { $given }
no-argument = il n’y a pas d’argument `{ $argument }`

did-you-mean = vouliez-vous dire { $near } ?
as-a-value = pour passer `{ $argument }` comme une valeur, écrivez `{ $right }`
there-is = il y a `{ $right }`
without-dashes = pour la commande `{ $command }`, retirez le `--` qui la précède

no-number = ce n’est pas un nombre entier
out-of-range = il faut un nombre de { $least } à { $most }
