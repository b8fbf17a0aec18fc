if [ -f bin/parvis ]; then
  install -m 755 bin/parvis .parvis-programme
elif [ -n "$PARVIS_URL" ] && [ -n "$PARVIS_SHA256" ]; then
  curl -fsSL -o .parvis-programme "$PARVIS_URL"
  echo "$PARVIS_SHA256  .parvis-programme" | sha256sum -c -
  chmod 755 .parvis-programme
else
  echo "Parvis est introuvable : lisez les premières lignes de ce fichier." >&2
  exit 1
fi
