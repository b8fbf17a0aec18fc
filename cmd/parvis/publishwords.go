package main

import (
	"fmt"
	"time"

	"parvis/cmd/parvis/console"
	"parvis/generator/publish"
)

// publishWords has the messages of "parvis publish", in one language.
type publishWords struct {
	use, short, long                           string
	noBuild, dryRun, removals, replace, verify string
	themeUnbuilt                               string
	noTarget, whichTarget, unknownTarget       string
	inside, lost                               string
	progress, retrying, vanished               string
	planNew, planChanged, planGone             string
	unbuilt, foreign, badList, busy            string
	changed, different, absent, noRename, slow string
	keyUnknown, keyChanged                     string
	none, noneS3, refused, refusedS3           string
	stopped, notThere, noAnswer, cut           string
	noConditions, link, twins, unknownHost     string
	incompatible, untrusted, overload          string
	certificate                                map[publish.CertificateFault]string
	done                                       func(*publish.Report, string, time.Duration) string
	planned                                    func(*publish.Report, string) string
	partly                                     func(sent, removed int) string
	tooMany                                    func(pages, of int) string
}

// credentials returns the message for missing or refused credentials. It shows no
// secret.
func (w *publishWords) credentials(e *publish.CredentialsError) string {
	type key struct{ refused, s3 bool }
	formats := map[key]string{{false, false}: w.none, {false, true}: w.noneS3, {true, false}: w.refused,
		{true, true}: w.refusedS3}
	return fmt.Sprintf(formats[key{e.Refused, e.S3}], e.Host)
}

// publishIn maps language codes to messages.
var publishIn = map[string]*publishWords{"fr": {
	use:   "publish [CIBLE] [options]",
	short: "Construire le site et l’envoyer à son hébergeur",
	long: `Construit le site et l’envoie à une cible nommée dans site.toml :

  [[publication.cible]]
  nom = "production"
  adresse = "sftp://utilisateur@hote.exemple.fr/www"

  [[publication.cible]]
  nom = "stockage"
  adresse = "s3://seau/prefixe"
  point_acces = "https://s3.exemple.fr"
  region = "fr-par"

  [[publication.cible]]
  nom = "partage"
  adresse = "/srv/www/charte"

Aucun secret ne s’écrit dans site.toml. En SFTP, Parvis se sert de l’agent SSH, des
clés de ~/.ssh (id_ed25519, id_ecdsa, id_rsa) ou de la variable d’environnement
` + publish.PasswordEnv + `. En S3, de AWS_ACCESS_KEY_ID et AWS_SECRET_ACCESS_KEY, ou de
~/.aws/credentials.

Les autres sites peuvent lire les données par un script si leur hôte le dit
(Access-Control-Allow-Origin: *). « parvis hosting » l’écrit pour nginx, Caddy et
Apache. En S3 cela se règle sur le seau : une règle CORS, origine *, méthode GET.

Seuls les fichiers qui ont changé sont envoyés, et relus une fois arrivés. La liste
de ce que Parvis a mis à la cible y est gardée (` + publish.ManifestFile + `) : il ne
retire jamais autre chose. Une publication interrompue laisse un site qui se lit ; la
suivante la complète.`,
	noBuild:       "envoyer le site tel qu’il a été construit, sans le construire",
	themeUnbuilt:  "--theme ne va pas avec --no-build, qui envoie le site tel qu’il a été construit ; omettez l’un des deux",
	dryRun:        "montrer ce qui serait envoyé et retiré, sans rien changer à la cible",
	removals:      "retirer des pages même nombreuses (plus de 256, ou d’une sur dix)",
	replace:       "écrire par-dessus des fichiers que Parvis n’a pas mis là",
	verify:        "relire tout ce qui est déjà à la cible, et renvoyer ce qui y a changé",
	noTarget:      "site.toml ne dit pas où publier ; « parvis publish --help » montre comment y écrire une cible",
	whichTarget:   "site.toml a plusieurs cibles : dites laquelle, parmi %s",
	unknownTarget: "il n’y a pas de cible « %s » ; les cibles de site.toml sont : %s",
	inside:        "on ne publie pas dans %s : ce dossier est parmi les fiches (%s) ou dans le site construit (%s) ; donnez une autre adresse à la cible",
	lost:          "%s ne sera plus en ligne\n",
	progress:      "%d fichiers sur %d…",
	retrying:      "nouvel essai : %s\n",
	vanished:      "%s ne mènera plus nulle part\n    écrivez cette adresse dans les alias de la fiche qui continue celle-ci : alias = [\"…\"]\n",
	planNew:       "nouveau   %s\n",
	planChanged:   "changé    %s\n",
	planGone:      "à retirer %s\n",
	unbuilt:       "%s n’est pas un site construit en entier ; lancez « parvis build », ou publiez sans --no-build",
	foreign:       "la cible a déjà des fichiers que Parvis n’y a pas mis ; rien n’a été changé :\n    %s\nVérifiez que c’est la bonne cible, puis déplacez-les ou publiez avec --replace",
	badList:       "la liste de ce que Parvis a mis à la cible (%s) ne se lit pas ; rien n’a été changé\n    publiez avec --replace pour la refaire : ce qui n’est plus du site restera en ligne, à retirer à la main",
	busy:          "une autre publication vers cette cible a commencé ; celle-ci s’arrête sans être complète\n    attendez que l’autre finisse, puis publiez à nouveau si c’est ce site-ci qui doit être en ligne",
	changed:       "%s a changé pendant la publication ; attendez la fin du build, puis publiez à nouveau",
	different:     "%s se relit autrement qu’il n’a été envoyé ; publiez à nouveau, et si cela se répète demandez à l’hébergeur s’il transforme les fichiers",
	absent:        "%s n’existe pas à la cible ; créez-le, ou corrigez l’adresse dans site.toml",
	noRename:      "à savoir : %s ne sait pas remplacer un fichier en une fois (posix-rename@openssh.com) ; chaque fichier manquera un instant pendant son remplacement, ou jusqu’à la publication suivante si celle-ci est coupée\n    demandez à l’hébergeur un serveur OpenSSH",
	noConditions:  "à savoir : le stockage %s ne sait pas écrire sous condition (If-Match) ; ne lancez pas deux publications à la fois vers cette cible",
	link:          "%s est un lien symbolique à la cible, et peut mener ailleurs ; Parvis n’écrit ni ne retire rien à travers un lien\n    retirez ce lien, ou mettez à sa place un vrai dossier, puis publiez à nouveau",
	twins:         "%s et %s ne font qu’un fichier pour certains disques, qui ne distinguent ni la casse ni la forme des accents ; rien n’a été changé\n    renommez l’un des deux",
	unknownHost:   "aucun serveur ne porte le nom %s ; rien n’a été changé\n    corrigez l’adresse de la cible dans site.toml, ou vérifiez l’accès au réseau",
	incompatible:  "le serveur %s et Parvis n’ont aucun procédé de chiffrement en commun ; rien n’a été envoyé\n    demandez à l’hébergeur de mettre à jour son serveur SSH",
	untrusted:     "le certificat de %s n’est pas sûr : %s ; rien n’a été envoyé",
	overload:      "le stockage %s est surchargé ou en panne ; publiez à nouveau plus tard",
	cut:           "la connexion au serveur a été coupée",
	certificate: map[publish.CertificateFault]string{
		publish.NotTLS:           "le serveur ne répond pas en TLS à cette adresse ; vérifiez « point_acces » et son port dans site.toml",
		publish.UnknownAuthority: "aucune autorité connue de cette machine ne l’a signé ; si c’est celui de l’hébergeur, ajoutez son autorité aux certificats du système",
		publish.Expired:          "il n’est pas valable à la date d’aujourd’hui ; vérifiez l’horloge de cette machine, puis prévenez l’hébergeur",
		publish.WrongHost:        "il est au nom d’un autre serveur ; vérifiez « point_acces » dans site.toml",
		publish.OtherFault:       "la vérification a échoué ; prévenez l’hébergeur",
	},
	slow:       "la cible %s est trop lente ou ne répond plus ; publiez à nouveau plus tard",
	keyUnknown: "le serveur %s n’est pas connu ; rien n’a été envoyé\n    il montre la clé %s\n    comparez-la à celle que donne l’hébergeur ; si c’est la même, ajoutez cette ligne à ~/.ssh/known_hosts :\n    %s",
	keyChanged: "le serveur %s montre une autre clé que celle qui est connue (%s) ; rien n’a été envoyé\n    ce peut être un autre serveur : demandez à l’hébergeur si sa clé a changé avant de corriger ~/.ssh/known_hosts",
	none:       "rien n’ouvre le serveur %s : ajoutez votre clé à l’agent SSH (ssh-add), placez-la dans ~/.ssh, ou donnez le mot de passe dans la variable " + publish.PasswordEnv,
	noneS3:     "rien n’ouvre le stockage %s : donnez AWS_ACCESS_KEY_ID et AWS_SECRET_ACCESS_KEY dans l’environnement, ou ~/.aws/credentials",
	refused:    "le serveur %s n’a accepté ni les clés ni le mot de passe ; vérifiez l’utilisateur dans site.toml, et que votre clé publique est chez l’hébergeur",
	refusedS3:  "le stockage %s a refusé les clés d’accès ; vérifiez AWS_ACCESS_KEY_ID et AWS_SECRET_ACCESS_KEY, le nom du seau, et les droits de lister, de lire, d’écrire et de retirer",
	stopped:    "interrompu ; la prochaine publication complétera le site",
	notThere:   "ce fichier ou ce dossier n’existe pas",
	noAnswer:   "le serveur ne répond pas à cette adresse",
	partly: func(sent, removed int) string {
		return console.Plural(sent, "fichier envoyé", "fichiers envoyés", true) + " et " + console.Plural(removed, "retiré", "retirés", true) + " ; le site en ligne se lit, et la prochaine publication le complétera."
	},
	tooMany: func(pages, of int) string {
		gone := console.Plural(pages, fmt.Sprintf("page sur %d serait retirée", of), fmt.Sprintf("pages sur %d seraient retirées", of), true)
		return gone + " du site en ligne ; rien n’a été changé\n    vérifiez que c’est la bonne cible et que les fiches sont toutes là, puis publiez avec --allow-removals"
	},
	done: func(r *publish.Report, target string, d time.Duration) string {
		return fmt.Sprintf("Publié vers %s : %s (%s), %s, %s ; %s", target, console.Plural(r.Sent, "fichier envoyé", "fichiers envoyés", true), byteSize(r.Bytes, "o", ","),
			console.Plural(r.Unchanged, "inchangé", "inchangés", true), console.Plural(r.Removed, "retiré", "retirés", true), console.Seconds(d, ","))
	},
	planned: func(r *publish.Report, target string) string {
		return fmt.Sprintf("Vers %s : %s, %s, %s, %s ; rien n’a été changé", target, console.Plural(len(r.New), "nouveau", "nouveaux", true),
			console.Plural(len(r.Changed), "changé", "changés", true), console.Plural(len(r.Deleted), "à retirer", "à retirer", true), console.Plural(r.Unchanged, "inchangé", "inchangés", true))
	},
}, "en": {
	use:   "publish [TARGET] [options]",
	short: "Build the site and send it to its host",
	long: `Builds the site and sends it to a target named in site.toml:

  [[publication.cible]]
  nom = "production"
  adresse = "sftp://user@host.example.org/www"

  [[publication.cible]]
  nom = "storage"
  adresse = "s3://bucket/prefix"
  point_acces = "https://s3.example.org"
  region = "fr-par"

  [[publication.cible]]
  nom = "share"
  adresse = "/srv/www/charter"

No secret is written in site.toml. For SFTP, Parvis uses the SSH agent, the keys of
~/.ssh (id_ed25519, id_ecdsa, id_rsa) or the environment variable
` + publish.PasswordEnv + `. For S3, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or
~/.aws/credentials.

Other sites can read the data with a script if their host says so
(Access-Control-Allow-Origin: *). "parvis hosting" writes it for nginx, Caddy and
Apache. With S3 it is set on the bucket: a CORS rule, origin *, method GET.

Only files that changed are sent, and each is read back after sending. The target
keeps a list of the files that Parvis put there (` + publish.ManifestFile + `);
Parvis never removes any other file. An interrupted publication leaves a site that
can be read; the next one completes it.`,
	noBuild:       "send the site as it was built, without building it",
	themeUnbuilt:  "--theme does not go with --no-build, which sends the site as it was built; leave one of them out",
	dryRun:        "show what would be sent and removed, and change nothing at the target",
	removals:      "allow removing many pages (more than 256, or more than one in ten)",
	replace:       "overwrite files that Parvis did not put there",
	verify:        "read all files at the target again, and resend those that changed there",
	noTarget:      "site.toml does not say where to publish; “parvis publish --help” shows how to write a target there",
	whichTarget:   "site.toml has several targets: say which, among %s",
	unknownTarget: "there is no target “%s”; the targets of site.toml are: %s",
	inside:        "nothing is published into %s: this folder is inside the records (%s) or the built site (%s); give the target another address",
	lost:          "%s will no longer be online\n",
	progress:      "%d files of %d…",
	retrying:      "trying again: %s\n",
	vanished:      "%s will lead nowhere\n    write this address in the aliases of the record that continues it: alias = [\"…\"]\n",
	planNew:       "new       %s\n",
	planChanged:   "changed   %s\n",
	planGone:      "to remove %s\n",
	unbuilt:       "%s is not a complete built site; run “parvis build”, or publish without --no-build",
	foreign:       "the target already has files that Parvis did not put there; nothing was changed:\n    %s\nCheck that it is the right target, then move them or publish with --replace",
	badList:       "the list of what Parvis put at the target (%s) cannot be read; nothing was changed\n    publish with --replace to write a new one: files that are no longer part of the site will stay online, to be removed by hand",
	busy:          "another publication to this target has begun; this one stops before its end\n    wait for the other one to end, then publish again if this is the site that should be online",
	changed:       "%s changed during the publication; wait for the build to end, then publish again",
	different:     "%s differs from what was sent; publish again, and if it happens again ask the host whether it transforms files",
	absent:        "%s is not there at the target; make it, or correct the address in site.toml",
	noRename:      "note: %s cannot replace a file in one step (posix-rename@openssh.com); each file will be missing for a moment while it is replaced, or until the next publication if this one is cut off\n    ask the host for an OpenSSH server",
	noConditions:  "note: the storage %s has no conditional writes (If-Match); do not start two publications to this target at once",
	link:          "%s is a symbolic link at the target, and may lead elsewhere; Parvis neither writes nor removes anything through a link\n    remove this link, or put a real folder in its place, then publish again",
	twins:         "%s and %s are one file for some disks, which ignore case and the form of accents; nothing was changed\n    rename one of them",
	unknownHost:   "no server has the name %s; nothing was changed\n    correct the address of the target in site.toml, or check the access to the network",
	incompatible:  "the server %s and Parvis have no encryption method in common; nothing was sent\n    ask the host to update its SSH server",
	untrusted:     "the certificate of %s is not trusted: %s; nothing was sent",
	overload:      "the storage %s is overloaded or out of order; publish again later",
	cut:           "the connection to the server was cut",
	certificate: map[publish.CertificateFault]string{
		publish.NotTLS:           "the server does not speak TLS at this address; check “point_acces” and its port in site.toml",
		publish.UnknownAuthority: "no authority known to this machine has signed it; if it is the host’s own, add its authority to the certificates of the system",
		publish.Expired:          "it is not valid on today’s date; check the clock of this machine, then tell the host",
		publish.WrongHost:        "it is in the name of another server; check “point_acces” in site.toml",
		publish.OtherFault:       "the check failed; tell the host",
	},
	slow:       "the target %s is too slow or answers no more; publish again later",
	keyUnknown: "the server %s is not known; nothing was sent\n    it shows the key %s\n    compare it with the one that the host publishes; if it is the same, add this line to ~/.ssh/known_hosts:\n    %s",
	keyChanged: "the server %s shows another key than the one that is known (%s); nothing was sent\n    it may be another server: ask the host whether its key changed before you correct ~/.ssh/known_hosts",
	none:       "nothing opens the server %s: add your key to the SSH agent (ssh-add), put it in ~/.ssh, or give the password in the variable " + publish.PasswordEnv,
	noneS3:     "nothing opens the storage %s: give AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment, or ~/.aws/credentials",
	refused:    "the server %s accepted neither the keys nor the password; check the user in site.toml, and that the host has your public key",
	refusedS3:  "the storage %s refused the access keys; check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, the name of the bucket, and the rights to list, read, write and remove",
	stopped:    "interrupted; the next publication will complete the site",
	notThere:   "no such file or folder",
	noAnswer:   "the server does not answer at this address",
	partly: func(sent, removed int) string {
		return console.Plural(sent, "file", "files", false) + " sent and " + fmt.Sprint(removed) + " removed; the site online can be read, and the next publication will complete it."
	},
	tooMany: func(pages, of int) string {
		return console.Plural(pages, "page", "pages", false) + fmt.Sprintf(" of %d would be removed from the site online; nothing was changed\n    check that it is the right target and that the records are all there, then publish with --allow-removals", of)
	},
	done: func(r *publish.Report, target string, d time.Duration) string {
		return fmt.Sprintf("Published to %s: %s (%s), %d unchanged, %d removed; %s", target, console.Plural(r.Sent, "file sent", "files sent", false), byteSize(r.Bytes, "B", "."),
			r.Unchanged, r.Removed, console.Seconds(d, "."))
	},
	planned: func(r *publish.Report, target string) string {
		return fmt.Sprintf("To %s: %d new, %d changed, %d to remove, %d unchanged; nothing was changed", target, len(r.New), len(r.Changed), len(r.Deleted), r.Unchanged)
	},
}}

// byteSize returns "12 ko" or "3,4 Mo": thousands of bytes, or millions.
func byteSize(n int64, unit, comma string) string {
	if n < 1_000_000 {
		return fmt.Sprintf("%d k%s", (n+999)/1000, unit)
	}
	return fmt.Sprintf("%d%s%d M%s", n/1_000_000, comma, n/100_000%10, unit)
}
